/**
 * Which steps and transfers an assignment needs, how long they take, and what must wait for what.
 */
package org.ratecut.pipeline.graph;
