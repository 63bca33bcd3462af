-- HS codes by their names, behind `schema.sql` and `lines.sql`.
-- Of headings and subheadings, and of the lines that the tables have a name for. `plain` are the words of an English
-- name, between spaces: made once, and not for each search.
create macro plain_words(name) as ' ' || regexp_replace(lower(name), '[^a-z0-9]+', ' ', 'g') || ' ';

create table if not exists named_code as
select code, name_en, name_ja, name_ru, plain_words(name_en) as plain from code_name
union all
select hs9, name_en, name_ja, name_ru, plain_words(name_en) from commodity where hs9 is not null;

-- Where a word stands in a name: English words are found by their beginnings; words in katakana, and short ones in
-- hiragana and in Russian, as whole ones.
create macro place_of(text, english, japanese, russian) as
case when strpos(english, ' ' || text || ' ') > 0 then strpos(english, ' ' || text || ' ')
     when strpos(english, ' ' || text) > 0 then strpos(english, ' ' || text) + 200
     -- Most are done with here: a pattern is made anew for each row that it is looked for in.
     when strpos(japanese, text) = 0 then strpos(russian, ' ' || text || if(length(text) > 3, '', ' '))
     when regexp_full_match(text, '[ァ-ヶー]+')
     then if(regexp_matches(japanese, '(^|[^ァ-ヶー])' || text || '($|[^ァ-ヶー])'), strpos(japanese, text), 0)
     when regexp_full_match(text, '[ぁ-ん]{1,2}')
     then if(regexp_matches(japanese, '(^|[^ぁ-ん]|及び|又は)' || text), strpos(japanese, text), 0)
     else strpos(japanese, text) end;

-- The codes that have words in their names, each of which is a list of texts that mean it; of several at least two.
create macro named_by(words) as table
with lowered as (
    select code, plain as english, coalesce(name_ja, '') as japanese,
           ' ' || regexp_replace(replace(lower(coalesce(name_ru, '')), 'ё', 'е'), '[^а-я]+', ' ', 'g') || ' '
               as russian
    from named_code
),
placed as (
    select code, length(english) as length, [
        list_min([n for n in [place_of(text, english, japanese, russian) for text in word] if n > 0]) for word in words
    ] as places
    from lowered
)
select code, length, len([n for n in places if n is not null]) as hits, list_min(places) = 1 as is_first,
       list_sum([n for n in places if n is not null]) as first_at
from placed where hits > 0 and (hits = len(words) or hits >= 2);

-- What has most of the words comes first, then what begins with them, then what most is imported of: `file` is a year
-- of lines. A subheading that is all of its heading is left out beside it.
create macro find_codes(words, most, file) as table
with found as materialized (from named_by(words)),
-- What a code's imports of the year came to, in thousand yen; nothing for one that is retired.
valued as (
    select code, sum(value_kyen) as value_kyen
    from (select hs9, sum(value_kyen) as value_kyen from read_parquet(file) group by hs9)
    join (select distinct code from found) on starts_with(hs9, code)
    group by code
)
select code, hits
from found f left join valued v using (code)
where not exists (
    select 1 from found join valued using (code)
    where len(f.code) = 6 and code = f.code[:4] and value_kyen = v.value_kyen
)
order by hits desc, len(code) = 9, is_first desc, value_kyen desc nulls last, first_at, length, code limit most;
