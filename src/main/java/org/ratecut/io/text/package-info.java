/**
 * Plain text formats that other programs read and write: the {@code .grf} source graphs and {@code
 * .tgt} targets of Martins Campos de Oliveira and Borin (2019), the graphs of METIS, and partitions
 * as one device number per vertex. {@code docs/formats.md} describes them line by line.
 */
package org.ratecut.io.text;
