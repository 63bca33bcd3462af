-- In the annual table no commodity exceeds the one it is part of, nor all the items of a section the section.
-- Television and video sets were part of visual apparatus until March 2017 and of audio and visual apparatus since.
with value as (
    select o.flow, o.partner, year(first_month) as year, commodity, level, parent, value_kyen
    from observations o join commodities on code = commodity where series = 'annual'
),
whole as (
    select flow, partner, year,
           case when commodity = 'visual_apparatus' then 'audio_visual' else commodity end as commodity,
           sum(value_kyen) as kyen
    from value group by all
)
select p.flow, p.partner, p.year, p.parent, p.level, sum(p.value_kyen) as parts, any_value(kyen) as kyen
from value p join whole w on w.flow = p.flow and w.partner = p.partner and w.year = p.year and w.commodity = p.parent
where p.level in ('item', 'part')
group by p.flow, p.partner, p.year, p.parent, p.level
having parts > kyen
