-- One row for a code of two, four or six digits, with its names. Labels of the schedule are marked with as many dashes
-- as they are deep; a subheading is below at most two of them.
with label as (
    select "HSコード"[:6] as code, 類名 as chapter, 大項目 as heading,
           [trim(l, '－ ') for l in [中項目, 小項目] if l <> '' and not starts_with(l, '－－－')] as below
    from japanese
),
japanese_name as (
    select code[:2] as code, any_value(chapter order by code) as name from label group by all
    union all
    select code[:4], any_value(heading order by code) from label group by all
    union all
    -- The heading without what it says in brackets, then what the subheading adds.
    select code, any_value(
        if(len(below) = 0, heading,
           concat_ws('：', regexp_replace(heading, '（.*', ''), array_to_string(below, '：'))) order by code)
    from label group by all
)
select coalesce(e.hscode, j.code) as code, e.description as name_en, j.name as name_ja, r.name_ru
from (from english where length(hscode) in (2, 4, 6) and not starts_with(hscode, '99')) e
full join japanese_name j on j.code = e.hscode
left join russian r on r.code = coalesce(e.hscode, j.code)
union all
-- Headings that the lists of today have no more.
select code, name_en, name_ja, name_ru from retired
order by code
