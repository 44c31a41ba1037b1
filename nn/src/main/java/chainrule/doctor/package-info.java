/**
 * What is wrong with a net that does not learn, in plain words, with the figures that show it and what to try.
 *
 * <p>{@link chainrule.doctor.Doctor} is asked, {@link chainrule.doctor.Report} is the answer, {@link chainrule.doctor.Disease} is the list of what
 * it knows. Each class that is named after a symptom looks for one family of diseases in the {@code Chart}; the limits stand there, with their
 * source where there is one. What is measured is measured by the diagnostics of {@code chainrule.nn} and {@code chainrule.check}.
 */
package chainrule.doctor;
