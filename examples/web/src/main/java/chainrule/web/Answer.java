package chainrule.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a {@link Session} answers: texts, numbers, rows of numbers and answers, each under a name. In JavaScript it is an object. */
public final class Answer {
    private final Map<String, Object> parts = new LinkedHashMap<>();

    public Answer with(String name, String text) {
        return put(name, text);
    }

    public Answer with(String name, double number) {
        return put(name, number);
    }

    public Answer with(String name, boolean yes) {
        return put(name, yes);
    }

    /** A Float64Array in JavaScript. */
    public Answer with(String name, double[] numbers) {
        return put(name, numbers);
    }

    public Answer with(String name, Answer answer) {
        return put(name, answer);
    }

    /** An array in JavaScript. */
    public Answer with(String name, List<?> stringsOrAnswers) {
        return put(name, List.copyOf(stringsOrAnswers));
    }

    private Answer put(String name, Object part) {
        parts.put(name, Objects.requireNonNull(part, name));
        return this;
    }

    public Map<String, Object> parts() {
        return parts;
    }

    public double number(String name) {
        return (Double) parts.get(name);
    }

    public double[] numbers(String name) {
        return (double[]) parts.get(name);
    }

    public String text(String name) {
        return (String) parts.get(name);
    }
}
