/**
 * Networks from model files of machine-learning frameworks. The formats ({@code onnx}, {@code
 * litert}) say what their operators mean; this package turns that into the layers of {@link
 * org.ratecut.layers.NetworkDescription}.
 *
 * <p>A tensor of a model is either a {@link org.ratecut.io.models.tensor.Constant} or an {@link
 * org.ratecut.io.models.tensor.Activation}: values of a layer, seen through sizes and strides as
 * NumPy's arrays are. Reshaping, transposing and slicing only change how values are seen, so they
 * need no layer until an operator reads them in another arrangement than they have. {@link
 * org.ratecut.io.models.assembly.Assembly} collects the layers.
 */
package org.ratecut.io.models;
