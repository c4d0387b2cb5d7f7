/** What reports compute of measurements: small functions of numbers, without any side effect. */
package org.ratecut.report.statistics;
