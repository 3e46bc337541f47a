package by.pavilion.shared.rest;

/**
 * A resource that looks whether the thing that a POST below its id is about is there, before the body is read: what is not
 * there is told whatever the body holds. The use case checks again.
 */
public interface ChecksPresence {
    /** @throws by.pavilion.shared.Problem 404 */
    void checkPresence(Target target);
}
