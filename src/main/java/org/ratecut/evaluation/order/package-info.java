/** In which order an inference can be computed: vertex by vertex, and in pieces of layers. */
package org.ratecut.evaluation.order;
