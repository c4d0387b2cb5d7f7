/** Collects the layers of a model file into a description of a network. */
package org.ratecut.io.models.assembly;
