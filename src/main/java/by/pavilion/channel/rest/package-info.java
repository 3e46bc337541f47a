/** Channels over HTTP: shops for operators, messages from marketplaces. */
@NullMarked
package by.pavilion.channel.rest;

import org.jspecify.annotations.NullMarked;
