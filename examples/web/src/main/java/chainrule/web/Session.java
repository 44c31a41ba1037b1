package chainrule.web;

import java.util.Map;

/** The mathematics behind one room of the site. It knows no page: asked in text, it answers in texts and numbers, on the JVM as in a browser. */
public interface Session {
    /**
     * Does what is asked, and answers with what there is to see then.
     *
     * @param what one of the few words that the room understands
     * @param with settings by name, as they stand in the address of the page; what is left out is as at the start
     * @throws IllegalArgumentException if the room does not know the word, or a setting is not as expected
     */
    Answer ask(String what, Map<String, String> with);
}
