/**
 * Refutes a cost case by case, where the cases are how many of equal devices hold a class of
 * vertices: equal devices are equal only until one asks what they hold.
 */
package org.ratecut.bound.profile.roles;
