package by.pavilion.customs;

/** A service that knows whether a name and an identity number belong together. Implementations are beans. */
public interface RealNameProvider {

    /** Our name for the service, at most 20 characters. It is kept beside its answers. */
    String code();

    /** Whether this installation is configured to use the service. */
    boolean isConfigured();

    /**
     * Asks the service, over the network and outside any transaction. The same reference again is the same question.
     *
     * @return {@link CannotSay} too when the service cannot be reached, or its answer cannot be believed
     */
    Answer ask(Question question);

    /** @param reference names the question, at most 20 characters */
    record Question(String reference, String name, String idNumber) {
        @Override
        public String toString() {
            return "Question[" + reference + "]";
        }
    }

    sealed interface Answer {}

    /** @param checkNumber the service's own number of the check, at most 64 characters: the proof */
    record Matches(String checkNumber) implements Answer {}

    record DoesNotMatch(String checkNumber) implements Answer {}

    /** @param why in a few words, without personal data */
    record CannotSay(String why) implements Answer {}
}
