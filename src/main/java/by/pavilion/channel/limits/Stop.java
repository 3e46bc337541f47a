package by.pavilion.channel.limits;

import java.time.Instant;

/**
 * That a shop is stopped: its marketplace has said that nothing works until a person looks.
 *
 * @param probeAt when a call may try whether it works again
 */
public record Stop(String reason, Instant stoppedAt, Instant probeAt) {}
