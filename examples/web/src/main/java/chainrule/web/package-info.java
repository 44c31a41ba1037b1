/** What the rooms of the site and their pages say to each other. */
package chainrule.web;
