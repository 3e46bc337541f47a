/** What the stores of channel's packages share to run their statements, and nothing else. */
@NullMarked
package by.pavilion.channel.statements;

import org.jspecify.annotations.NullMarked;
