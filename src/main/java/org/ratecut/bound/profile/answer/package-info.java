/** What a decision says of a cost, and what the answer rests on. */
package org.ratecut.bound.profile.answer;
