/** Solution files: what was found, in a form for people, scripts and later runs. */
package org.ratecut.io.solution;
