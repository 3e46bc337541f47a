/** Mending what a case of the channels is about, for channel's eyes only: the one step that a person can ask for. */
@NullMarked
package by.pavilion.channel.repairs;

import org.jspecify.annotations.NullMarked;
