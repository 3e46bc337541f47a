package by.pavilion.shared.rest;

import java.util.Optional;

/** How callers want to be told of a problem who know a form of their own only, such as marketplaces that push messages. */
public interface ForeignForm {
    /**
     * The problem in the form of whoever calls this path, as JSON; empty where problems are told as usual.
     *
     * @param slug the problem's own
     */
    Optional<String> of(String path, int status, String slug);
}
