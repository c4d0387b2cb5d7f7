/** Manual pages of the commands. */
package org.ratecut.cli.manual;
