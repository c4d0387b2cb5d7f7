/**
 * Runs parts: a worker for each device passes tensors to others as the manifest says, on several
 * inferences at the same time.
 */
package org.ratecut.parts.run;
