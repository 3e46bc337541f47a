package by.pavilion.shared.rest;

/**
 * A resource that looks at the thing a PUT or PATCH is about before the body is read: what is not there, or is not the version that
 * the caller knows, is told whatever the body holds. The use case checks again under its lock.
 */
public interface ChecksTarget {
    /** @throws by.pavilion.shared.Problem 404, 412 or 428 */
    void checkTarget(Target target);
}
