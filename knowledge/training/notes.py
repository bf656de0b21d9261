"""The machine keys an option may carry in ``notes``; the talk has the words for them."""

from __future__ import annotations

from enum import StrEnum


class Note(StrEnum):
    """One thing the worker must be told beside an option."""

    #: Not a course: the licence rules of the job. Always asked of the worker's own state.
    LICENCE_RULE = "licence_rule"
    #: "In New Jersey; ask your state's board": the licence is known from one state only.
    LICENCE_NEW_JERSEY_SAMPLE = "licence_new_jersey_sample"
    #: Holds all over the country.
    NATION_WIDE = "nation_wide"
    #: Comes with a wage.
    EARN_WHILE_YOU_LEARN = "earn_while_you_learn"
    #: From another state's list: shows what such a course costs and how long it runs.
    EXAMPLE_FROM_ANOTHER_STATE = "example_from_another_state"
    #: Older than the freshness rule allows: say the year, never "now".
    LISTING_NOT_CURRENT = "listing_not_current"
    OUTCOME_NOT_CURRENT = "outcome_not_current"
    #: The list says $0; that may mean free or not filled in: "listed as $0 - ask".
    COST_LISTED_AS_ZERO = "cost_listed_as_zero_ask"
    COST_NOT_STATED = "cost_not_stated"
    COST_NOT_CREDIBLE = "cost_not_credible"
    LENGTH_NOT_STATED = "length_not_stated"
    LENGTH_NOT_CREDIBLE = "length_not_credible"
    DELIVERY_NOT_STATED = "delivery_not_stated"
    #: Part online, part in person, or a choice.
    DELIVERY_MIXED = "delivery_mixed"
    SCHEDULE_NOT_STATED = "schedule_not_stated"
    PLACE_NOT_STATED = "place_not_stated"
    #: Farther than asked for, shown because nothing nearer is known: say so.
    FARTHER_THAN_ASKED = "farther_than_asked"
    #: First of all, for a worker without a diploma: the job asks for one.
    DIPLOMA_FIRST = "diploma_first"
    #: On the state's list, with its school in another state.
    OUTSIDE_THE_LISTING_STATE = "outside_the_listing_state"
    #: Offered under the same name by the same provider more than once.
    LISTED_MORE_THAN_ONCE = "listed_more_than_once"
    #: The name says refresher, advanced, instructor, graduate or the like.
    FOR_THE_EXPERIENCED = "for_the_experienced"
    #: Open to people sent by the state's rehabilitation, youth or benefits office.
    FOR_VOCATIONAL_REHABILITATION = "for_vocational_rehabilitation"
    FOR_YOUTH = "for_youth"
    FOR_PUBLIC_BENEFITS = "for_public_benefits"
    #: The name is near the job's, without naming it.
    NEAR_THE_JOB = "near_the_job"
    #: Only the field of study leads to the job; the name does not say so.
    IN_THE_FIELD_ONLY = "in_the_field_only"
    #: The field of study was found from the name, it is not the list's.
    FIELD_BY_NAME = "field_by_name"
    #: The figures are of all programmes in the field in that state, not this programme's own.
    FIGURES_ARE_OF_THE_FIELD = "figures_are_of_the_field"
    #: An average stands in for a median: a few high earners can lift it.
    AVERAGE_NOT_MEDIAN = "average_not_median"
    #: Figure and origin wage are of different years.
    DIFFERENT_YEARS = "earnings_and_origin_wage_of_different_years"
    #: The field's average wage is below the worker's last job: a warning.
    FIELD_PAYS_LESS_THAN_LAST_JOB = "field_pays_less_than_last_job"
    #: Fewer than ten people: not shown.
    FIGURES_SUPPRESSED = "figures_suppressed"
    #: Its words promise a job. Nobody can: ask the school what share of last year's students
    #: work in the field, and get it in writing.
    JOB_PROMISED = "job_promised_ask"
    LANGUAGE_NOT_STATED = "language_not_stated"
    CHILDCARE_NOT_STATED = "childcare_not_stated"
    #: It asks for schooling the worker is known not to have.
    ENTRY_NOT_MET = "entry_not_met"
