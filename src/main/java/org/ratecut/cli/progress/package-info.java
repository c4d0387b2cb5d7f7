/** What people see while a command runs. */
package org.ratecut.cli.progress;
