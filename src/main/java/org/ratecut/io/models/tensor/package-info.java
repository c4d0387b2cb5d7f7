/**
 * Tensors of a model file: constants and activations, their element types, dimensions and order.
 */
package org.ratecut.io.models.tensor;
