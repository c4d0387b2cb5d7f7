/** What kinds of operators mean, whatever the format names them. */
package org.ratecut.io.models.operators;
