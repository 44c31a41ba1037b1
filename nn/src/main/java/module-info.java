/** Neurons, layers and nets over the engine, and what tells how they fare. */
module chainrule.nn {
    exports chainrule.doctor;
    exports chainrule.nn;
    exports chainrule.npz;

    requires transitive chainrule.engine;
}
