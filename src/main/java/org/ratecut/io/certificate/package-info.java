/** Files of certificates. */
package org.ratecut.io.certificate;
