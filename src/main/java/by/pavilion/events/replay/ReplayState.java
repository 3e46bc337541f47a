package by.pavilion.events.replay;

/** How far a replay is. */
public enum ReplayState {
    RUNNING,
    DONE,
    STOPPED
}
