/**
 * Computes constants from constants: their sizes always, their numbers where they are few. Models
 * compute shapes, scales and anchors in their graph.
 */
package org.ratecut.io.models.constants;
