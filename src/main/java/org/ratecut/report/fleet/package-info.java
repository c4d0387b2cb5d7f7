/** What fleets are worth, as text, JSON and page. */
package org.ratecut.report.fleet;
