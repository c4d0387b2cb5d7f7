/** Values of tensors as runtimes take and give them, and their files. */
package org.ratecut.parts.tensor;
