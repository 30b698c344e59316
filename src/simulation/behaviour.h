#pragma once

namespace simulation {

/// How often people do what. Probabilities per matter that comes to the point; this project's own
/// assumptions, chosen so that every way of domain 3.3 is walked within a month, and no measurement
/// of any place. The statistics of a simulation say nothing about a real office.
struct Behaviour {
    // Residents.
    double at_the_window = 0.35;  ///< The others report by phone page or web.
    double anonymous = 0.15;
    double withdraws = 0.015;
    double brings_papers = 0.85;
    double rates_himself = 0.35;  ///< Before the centre calls.
    double reopens = 0.05;
    double asks_for_review = 0.03;
    double asks_for_second_review = 0.3;
    // The centre.
    double settled_at_once = 0.3;  ///< Of questions at the window.
    double not_accepted = 0.03;
    double merged = 0.1;  ///< Of those with an open one of the same kind and place.
    double head_agrees = 0.85;
    double mediated = 0.5;  ///< Of disputes.
    double sent_wrongly = 0.08;
    double finds_bad_work = 0.8;
    double unreached = 0.12;
    double review_upholds = 0.75;
    // Units.
    double slow_unit = 0.15;  ///< Part of the units that are slow in everything.
    double signs_late = 0.08;
    double signs_late_if_slow = 0.35;
    double late = 0.1;
    double late_if_slow = 0.45;
    double returns_wrong = 0.85;
    double returns_right = 0.03;
    double asks_papers = 0.08;
    double asks_extension = 0.08;
    double asks_parking = 0.02;
    double names_support = 0.08;
    double passes_up = 0.05;
    double preliminary_reply = 0.25;
    double bad_work = 0.12;
    double mediation_succeeds = 0.75;
};

}  // namespace simulation
