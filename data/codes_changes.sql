-- What the last release that changed anything of the lines did, as `changes` asks it: in place of `codes.sql`. A figure
-- is one of a line, country and month, and of the world; before and after it in the line's own unit.
-- asked_goods: codes, none for all; asked_release: the last one that is known, for which `codes_past.sql` comes before.
create or replace temp table newest_change as
select coalesce(max(replaced_by), 0) as release
from (select replaced_by from line_change union all select replaced_by from line_chapter_before)
where replaced_by <= getvariable('asked_release');

create or replace temp table code_changed as
with asked as (select unnest(if(len(getvariable('asked_goods')) = 0, ['hs'], getvariable('asked_goods'))) as within)
select within, c.* exclude (replaced_by)
from line_change c join asked on starts_with(hs9, within[3:])
where replaced_by = (select release from newest_change);

set variable changed_files = (
    with named as (select file, parse_filename(file) as name from (select unnest(getvariable('line_files')) as file))
    select coalesce(list(file), getvariable('line_files')[:1])
    from named where (name[:6], name[8:11]::integer) in (select (flow, year(month)::integer) from code_changed)
);

create or replace temp table revision as
with cell as (select distinct flow, month, hs9 from code_changed),
-- What there was behind it; where later releases changed that, what they took the place of.
after as (
    from (
        select parse_filename(filename)[:6] as flow, month, hs9, country, quantity1, quantity2, value_kyen, unit1, unit2
        from read_parquet(getvariable('changed_files'), filename = true)
    ) anti join line_undone using (flow, month, hs9, country)
    union all
    from line_undone
),
-- A line's unit is the first it has, as in `codes.sql`.
paired as (
    select flow, month, hs9, country, coalesce(a.unit1, b.unit1, a.unit2, b.unit2) as unit,
           if(coalesce(a.unit1, b.unit1) is null, a.quantity2, a.quantity1) as quantity,
           if(coalesce(a.unit1, b.unit1) is null, b.quantity2, b.quantity1) as quantity_before,
           coalesce(a.value_kyen, 0) as value_kyen, coalesce(b.value_kyen, 0) as before_kyen,
           b.flow is not null as is_changed
    from (from after semi join cell using (flow, month, hs9)) a
    full join (select distinct * exclude (within) from code_changed) b using (flow, month, hs9, country)
),
figure as (
    select flow, month, hs9, p.code as partner, unit, coalesce(quantity, 0) as quantity,
           if(is_changed, coalesce(quantity_before, 0), quantity) as quantity_before, value_kyen, before_kyen
    from paired join partner p on p.customs_code = country where is_changed
    union all
    select flow, month, hs9, 'WORLD', any_value(unit), sum(coalesce(quantity, 0))::bigint,
           sum(if(is_changed, coalesce(quantity_before, 0), coalesce(quantity, 0)))::bigint, sum(value_kyen)::bigint,
           sum(if(is_changed, before_kyen, value_kyen))::bigint
    from paired group by flow, month, hs9
)
select flow, f.partner, 'hs' || hs9 as commodity, within, 'hs9' as series, month as first_month, month as last_month,
       before_kyen, value_kyen, if(unit is null, null, quantity_before) as quantity_before,
       if(unit is null, null, quantity) as quantity, if(unit is null, null, unit_named(unit, 'hs' || hs9)) as unit,
       n.release, (select max(released) from imported i where i.release = n.release) as released,
       null::date as known_since
from figure f
join (select distinct within, flow, month, hs9 from code_changed) using (flow, month, hs9), newest_change n
where value_kyen <> before_kyen or (unit is not null and quantity <> quantity_before);
