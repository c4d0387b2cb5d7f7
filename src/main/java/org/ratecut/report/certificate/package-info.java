/** Whether a certificate holds, for people and programs. */
package org.ratecut.report.certificate;
