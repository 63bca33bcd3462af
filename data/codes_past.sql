-- What the lines were at a release before the last one, for `codes.sql`, which the shell reads behind this.
-- `asked_release` is the number of that release (0: bundled). Of a cell that several releases changed the first change
-- behind it counts.
create or replace temp table line_undone as
select flow, month, hs9, country, arg_min_null(quantity1, replaced_by) as quantity1,
       arg_min_null(quantity2, replaced_by) as quantity2, arg_min_null(value_kyen, replaced_by) as value_kyen,
       arg_min_null(unit1, replaced_by) as unit1, arg_min_null(unit2, replaced_by) as unit2
from line_change where replaced_by > getvariable('asked_release') group by flow, month, hs9, country;

-- Of the files only those of the years that have such cells are opened; where there are none, one that gives no rows.
set variable undone_files = (
    with named as (select file, parse_filename(file) as name from (select unnest(getvariable('line_files')) as file))
    select coalesce(list(file), getvariable('line_files')[:1])
    from named where (name[:6], name[8:11]::integer) in (select (flow, year(month)::integer) from line_undone)
);

-- What the lines of each country added up to then.
create or replace temp table country_total as
with now as (
    select u.flow, month, country, l.value_kyen
    from (
        select parse_filename(filename)[:6] as flow, month, hs9, country, value_kyen
        from read_parquet(getvariable('undone_files'), filename = true)
    ) l join line_undone u using (flow, month, hs9, country)
),
part as (
    select flow, month, country, value_kyen from line_total
    union all
    select flow, month, country, -value_kyen from now
    union all
    select flow, month, country, value_kyen from line_undone
)
select flow, month, country, sum(value_kyen)::bigint as value_kyen from part group by all;

-- The lines in the files that a question looks at, as they were then.
create or replace temp macro code_lines(files) as table
from (
    select parse_filename(filename)[:6] as flow, month, hs9, country, quantity1, quantity2, value_kyen, unit1, unit2
    from read_parquet(files, filename = true)
) anti join line_undone using (flow, month, hs9, country)
union all
from line_undone where quantity1 > 0 or quantity2 > 0 or value_kyen > 0;
