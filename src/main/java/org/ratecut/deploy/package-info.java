/**
 * What each device has to do: its part of the network in execution order, what it receives and
 * sends, and the memory that takes. {@link org.ratecut.deploy.DeploymentPlan} derives it from an
 * assignment, {@link org.ratecut.deploy.PlanFolder} writes it.
 */
package org.ratecut.deploy;
