/**
 * What has gone wrong between a marketplace and us and waits for a person: for channel's eyes only. A case is opened by whoever
 * sees the trouble, once as long as it lasts, and closed by whoever sees that it is over, or by a person's repair. Operators
 * find it among all cases.
 */
@NullMarked
package by.pavilion.channel.cases;

import org.jspecify.annotations.NullMarked;
