/**
 * DN²PCIoT, "Deep Neural Networks Partitioning for Constrained IoT Devices", the algorithm of
 * Martins Campos de Oliveira and Borin (Future Internet 2019, 11(10), 209), after Kernighan and Lin
 * (1970). {@link org.ratecut.solver.dn2pciot.Dn2pciot} is the solver; the rest finds the best
 * operation of a step without trying them all.
 */
package org.ratecut.solver.dn2pciot;
