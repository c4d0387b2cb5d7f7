/** What comes of a search: a solution, what is proved about it, and what the proof rests on. */
package org.ratecut.model.solution;
