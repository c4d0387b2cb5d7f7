/** Line charts as SVG, drawn by JFreeChart and written by Apache Batik. */
package org.ratecut.report.chart;
