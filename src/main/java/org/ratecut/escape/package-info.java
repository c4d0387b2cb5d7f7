/**
 * Names are data. A name of a network, layer, device, problem or solver can hold any characters,
 * and none of them may mean anything where the name is shown. One class for each target: {@link
 * org.ratecut.escape.VisibleText} for terminals and log lines, {@link
 * org.ratecut.escape.MarkdownText}, {@link org.ratecut.escape.CsvText}, {@link
 * org.ratecut.escape.HtmlText}, {@link org.ratecut.escape.ChartText} for drawn charts, and {@link
 * org.ratecut.escape.FileNameText}.
 */
package org.ratecut.escape;
