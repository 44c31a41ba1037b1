package chainrule.examples;

import chainrule.examples.data.HandwrittenDigits;

/** Data sets on which a lesson takes a moment. */
final class Small {
    private Small() {}

    static HandwrittenDigits digits(int train, int test) {
        HandwrittenDigits all = HandwrittenDigits.load();
        return new HandwrittenDigits(all.train().first(train), all.test().first(test));
    }
}
