package by.pavilion.launch;

/** Why the start ends here. The message is all that the person at the terminal sees: one line, and what to do. */
final class LaunchFailure extends RuntimeException {
    LaunchFailure(String message) {
        super(message);
    }
}
