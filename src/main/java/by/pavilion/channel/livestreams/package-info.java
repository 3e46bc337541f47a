/**
 * Shows in which a shop sells live, for channel's eyes only. Before a show its pieces are set aside for the channel, prices
 * switch by price lists of the merchants, and what is left over goes back afterwards. Each line has a row with what is to be
 * done next, so a process that dies between two lines goes on with the second one. Start at {@code PlanLivestream}, then
 * {@code RunLivestreams}.
 */
@NullMarked
package by.pavilion.channel.livestreams;

import org.jspecify.annotations.NullMarked;
