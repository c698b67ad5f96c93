-- What version 619b15d keeps: a draft, an open workshop that people are in the middle of, a
-- revealed and a closed one, and one that answers together. Made by running that version on the
-- small instrument of its tests, with the desk's secret "a-desk-made-by-619b15d",
-- and written by `pg_dump --inserts`.
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.answers (
    participant character varying(32) NOT NULL,
    statement character varying(64) NOT NULL,
    answer character varying(16),
    comment text NOT NULL,
    revision bigint NOT NULL
);
CREATE TABLE public.desks (
    id character varying(64) NOT NULL,
    workshop character varying(64),
    statement character varying(64)
);
CREATE TABLE public.participants (
    id character varying(32) NOT NULL,
    workshop character varying(64) NOT NULL,
    token character varying(64) NOT NULL,
    level character varying(48) NOT NULL,
    area text NOT NULL,
    language character varying(2) NOT NULL
);
CREATE TABLE public.room_answers (
    workshop character varying(64) NOT NULL,
    statement character varying(64) NOT NULL,
    answer character varying(16),
    note text NOT NULL,
    revision integer NOT NULL,
    at character varying(40) NOT NULL
);
CREATE TABLE public.workshops (
    id character varying(64) NOT NULL,
    desk character varying(64) NOT NULL,
    organisation text NOT NULL,
    questionnaire character varying(8) NOT NULL,
    mode character varying(16) NOT NULL,
    created character varying(40) NOT NULL,
    kind character varying(16) DEFAULT 'together'::character varying NOT NULL,
    phase character varying(16) DEFAULT 'open'::character varying NOT NULL,
    language character varying(2) DEFAULT 'da'::character varying NOT NULL,
    areas text DEFAULT '[]'::text NOT NULL,
    target integer,
    delete_on character varying(10),
    link character varying(128),
    code character varying(128)
);
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.answers VALUES ('c55520a111df8771203e5c', 'roots_1', '3', 'Ord 4 om roots_1 “æøå”', 1);
INSERT INTO public.answers VALUES ('c55520a111df8771203e5c', 'roots_2', '1', 'Ord 4 om roots_2 “æøå”', 2);
INSERT INTO public.answers VALUES ('c55520a111df8771203e5c', 'stem_1', '3', 'Ord 4 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('c55520a111df8771203e5c', 'stem_2', 'dont_know', '', 4);
INSERT INTO public.answers VALUES ('3c1645607ab8d98c1288aa', 'roots_1', NULL, 'Kun en bemærkning', 9);
INSERT INTO public.answers VALUES ('fbcd73a3e2348f20d83a11', 'roots_1', '5', '', 1);
INSERT INTO public.answers VALUES ('fbcd73a3e2348f20d83a11', 'roots_2', '5', '', 2);
INSERT INTO public.answers VALUES ('fbcd73a3e2348f20d83a11', 'stem_1', '3', 'Ord 3 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('d088b5f61355ee9a1a71f9', 'roots_1', 'dont_know', '', 1);
INSERT INTO public.answers VALUES ('d088b5f61355ee9a1a71f9', 'roots_2', '1', 'Ord 2 om roots_2 “æøå”', 2);
INSERT INTO public.answers VALUES ('fb948f9d309f3841a84ee6', 'roots_1', '0', '', 1);
INSERT INTO public.answers VALUES ('fb948f9d309f3841a84ee6', 'roots_2', 'dont_know', '', 2);
INSERT INTO public.answers VALUES ('fb948f9d309f3841a84ee6', 'stem_1', 'dont_know', '', 3);
INSERT INTO public.answers VALUES ('fb948f9d309f3841a84ee6', 'stem_2', 'dont_know', 'Ord 5 om stem_2 “æøå”', 4);
INSERT INTO public.answers VALUES ('fb948f9d309f3841a84ee6', 'leaves_1', '3', '', 5);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'roots_1', '4', '', 1);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'roots_2', '1', '', 2);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'stem_1', '1', 'Ord 6 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'stem_2', '3', '', 4);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'leaves_1', '0', '', 5);
INSERT INTO public.answers VALUES ('950ad7f8a5cfb3163c62f2', 'leaves_2', '1', 'Ord 6 om leaves_2 “æøå”', 6);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'roots_1', '1', '', 1);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'roots_2', '3', '', 2);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'stem_1', '3', '', 3);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'stem_2', 'dont_know', '', 4);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'leaves_1', '0', 'Ord 11 om leaves_1 “æøå”', 5);
INSERT INTO public.answers VALUES ('95ab1f2a01a770baecad15', 'leaves_2', '3', '', 6);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'roots_1', '2', '', 1);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'roots_2', '3', '', 2);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'stem_1', '3', '', 3);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'stem_2', '4', 'Ord 9 om stem_2 “æøå”', 4);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'leaves_1', '1', '', 5);
INSERT INTO public.answers VALUES ('c779a5a87e4bf7d80cdccb', 'leaves_2', '1', '', 6);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'roots_1', 'dont_know', '', 1);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'roots_2', '4', '', 2);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'stem_1', '4', '', 3);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'stem_2', '4', '', 4);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'leaves_1', '3', '', 5);
INSERT INTO public.answers VALUES ('81ad294db0e72d11c9595d', 'leaves_2', '2', 'Ord 2 om leaves_2 “æøå”', 6);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'roots_1', '2', '', 1);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'roots_2', '1', 'Ord 0 om roots_2 “æøå”', 2);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'stem_1', '3', 'Ord 0 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'stem_2', '3', '', 4);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'leaves_1', 'dont_know', '', 5);
INSERT INTO public.answers VALUES ('5c8687df80f80b6509c045', 'leaves_2', '1', '', 6);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'roots_2', 'dont_know', '', 2);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'stem_1', '2', 'Ord 1 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'stem_2', '4', '', 4);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'leaves_1', '1', '', 5);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'leaves_2', '5', '', 6);
INSERT INTO public.answers VALUES ('b9f2cd88cc84071ffe262c', 'roots_1', NULL, 'Kun en bemærkning', 9);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'roots_1', '0', 'Ord 3 om roots_1 “æøå”', 1);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'roots_2', '1', '', 2);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'stem_1', 'dont_know', 'Ord 3 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'stem_2', '2', '', 4);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'leaves_1', '3', 'Ord 3 om leaves_1 “æøå”', 5);
INSERT INTO public.answers VALUES ('00dd4a734ced4116476088', 'leaves_2', '1', '', 6);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'roots_1', '1', '', 1);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'roots_2', '1', '', 2);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'stem_1', '3', 'Ord 4 om stem_1 “æøå”', 3);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'stem_2', '1', '', 4);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'leaves_1', '5', '', 5);
INSERT INTO public.answers VALUES ('6ababce746145cdf0f4b3b', 'leaves_2', '5', '', 6);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'roots_1', '1', '', 1);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'roots_2', '5', '', 2);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'stem_1', '5', '', 3);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'stem_2', '4', 'Ord 10 om stem_2 “æøå”', 4);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'leaves_1', 'dont_know', '', 5);
INSERT INTO public.answers VALUES ('ba7e13c456c381a0490221', 'leaves_2', '3', 'Ord 10 om leaves_2 “æøå”', 6);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'roots_1', 'dont_know', '', 1);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'roots_2', '3', '', 2);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'stem_1', '4', '', 3);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'stem_2', '0', '', 4);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'leaves_1', '2', '', 5);
INSERT INTO public.answers VALUES ('b0285c73b0cac3c1960eae', 'leaves_2', '3', 'Ord 8 om leaves_2 “æøå”', 6);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'roots_1', '4', '', 1);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'roots_2', '1', '', 2);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'stem_1', 'dont_know', '', 3);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'stem_2', '3', 'Ord 7 om stem_2 “æøå”', 4);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'leaves_1', '5', 'Ord 7 om leaves_1 “æøå”', 5);
INSERT INTO public.answers VALUES ('cc36e581a087dd002a7f7a', 'leaves_2', '4', '', 6);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'roots_1', '3', '', 1);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'roots_2', '3', '', 2);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'stem_1', '5', '', 3);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'stem_2', '3', '', 4);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'leaves_1', '4', '', 5);
INSERT INTO public.answers VALUES ('4c0a00d82a02796cfbee64', 'leaves_2', 'dont_know', '', 6);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'roots_1', '2', 'Ord 6 om roots_1 “æøå”', 1);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'roots_2', '3', '', 2);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'stem_1', '4', '', 3);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'stem_2', '1', 'Ord 6 om stem_2 “æøå”', 4);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'leaves_1', '2', '', 5);
INSERT INTO public.answers VALUES ('506b34f51cc61856a20892', 'leaves_2', '0', '', 6);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'roots_1', '2', '', 1);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'roots_2', 'dont_know', '', 2);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'roots_3', '1', '', 3);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'roots_4', '1', '', 4);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'stem_1', '3', '', 5);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'stem_2', '1', '', 6);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'stem_3', '2', '', 7);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'stem_4', '4', '', 8);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'leaves_1', '3', '', 9);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'leaves_2', '2', '', 10);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'leaves_3', '0', '', 11);
INSERT INTO public.answers VALUES ('883d4d47db9469cec36251', 'leaves_4', '5', '', 12);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'roots_1', '1', '', 1);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'roots_2', '5', 'Ord 0 om roots_2 “æøå”', 2);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'roots_3', '1', '', 3);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'roots_4', '4', '', 4);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'stem_1', 'dont_know', '', 5);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'stem_2', '4', 'Ord 0 om stem_2 “æøå”', 6);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'stem_3', '2', 'Ord 0 om stem_3 “æøå”', 7);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'stem_4', 'dont_know', '', 8);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'leaves_1', '5', '', 9);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'leaves_2', '3', '', 10);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'leaves_3', 'dont_know', '', 11);
INSERT INTO public.answers VALUES ('d0d35d3e48a201fddd8914', 'leaves_4', '2', '', 12);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'roots_1', '0', '', 1);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'roots_2', '2', 'Ord 4 om roots_2 “æøå”', 2);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'roots_3', '4', '', 3);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'roots_4', '2', '', 4);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'stem_1', '2', 'Ord 4 om stem_1 “æøå”', 5);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'stem_2', '3', '', 6);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'stem_3', '3', '', 7);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'stem_4', '5', '', 8);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'leaves_1', '2', '', 9);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'leaves_2', '1', 'Ord 4 om leaves_2 “æøå”', 10);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'leaves_3', 'dont_know', '', 11);
INSERT INTO public.answers VALUES ('8eeec132cbf0455d151dbb', 'leaves_4', '5', '', 12);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'roots_1', '4', 'Ord 5 om roots_1 “æøå”', 1);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'roots_2', '5', '', 2);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'roots_3', '0', '', 3);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'roots_4', '2', '', 4);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'stem_1', '3', '', 5);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'stem_2', '1', '', 6);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'stem_3', '3', '', 7);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'stem_4', '4', '', 8);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'leaves_1', '5', '', 9);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'leaves_2', '3', '', 10);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'leaves_3', '5', 'Ord 5 om leaves_3 “æøå”', 11);
INSERT INTO public.answers VALUES ('d0c3c3f8388b3375aac90a', 'leaves_4', '1', '', 12);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'roots_2', '5', '', 2);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'roots_3', '0', '', 3);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'roots_4', '0', 'Ord 1 om roots_4 “æøå”', 4);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'stem_1', '5', '', 5);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'stem_2', '3', '', 6);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'stem_3', '2', '', 7);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'stem_4', 'dont_know', '', 8);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'leaves_1', '1', '', 9);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'leaves_2', '4', 'Ord 1 om leaves_2 “æøå”', 10);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'leaves_3', '3', '', 11);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'leaves_4', '3', '', 12);
INSERT INTO public.answers VALUES ('c4c4da5a23aa112c9d7415', 'roots_1', NULL, 'Kun en bemærkning', 9);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'roots_1', '3', '', 1);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'roots_2', '2', '', 2);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'roots_3', '2', '', 3);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'roots_4', '3', '', 4);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'stem_1', '0', '', 5);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'stem_2', 'dont_know', '', 6);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'stem_3', '3', '', 7);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'stem_4', 'dont_know', '', 8);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'leaves_1', '5', 'Ord 3 om leaves_1 “æøå”', 9);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'leaves_2', '3', 'Ord 3 om leaves_2 “æøå”', 10);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'leaves_3', '2', '', 11);
INSERT INTO public.answers VALUES ('0d7136a89c485a6561c7d3', 'leaves_4', '3', '', 12);
INSERT INTO public.desks VALUES ('6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'together', 'roots_2');
INSERT INTO public.desks VALUES ('fb3fcaf53aabdd3ed54c076929e47c0904e307f75ffc62d0f62eda79090b3af6', 'example', NULL);
INSERT INTO public.participants VALUES ('c55520a111df8771203e5c', 'open', '45328a8f3c8af0b2fb8340daf5b2bb780d583701418dd34e0c53f10fd40f2fcc', 'chef', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('94a7694e5fb70246005625', 'open', 'f80d75e604a6ea64fd663b0542fceaf70b1fcb77d7d8f649b246e389e158f648', 'direktion', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('3c1645607ab8d98c1288aa', 'open', '15e33520a9f8cc25bb77c4acab4147f2bde37d1d631d5e7aac76d7bec1eb6075', 'chef', 'Ældre', 'en');
INSERT INTO public.participants VALUES ('fbcd73a3e2348f20d83a11', 'open', 'd9723475ac771f22af0baf7ded2375a7720a47ef1b2d464954f294f78942c692', 'direktion', 'Ældre', 'en');
INSERT INTO public.participants VALUES ('d088b5f61355ee9a1a71f9', 'open', 'c21aa3cdf780dfde1bdce9ae4ce642cb0700fd8d6dd084c5f0c49518beeab052', '', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('fb948f9d309f3841a84ee6', 'open', '26a5254c2442b67b26968a824a19cb4f643317af6e10d4a899d212a692a4b674', '', 'Ældre', 'en');
INSERT INTO public.participants VALUES ('950ad7f8a5cfb3163c62f2', 'open', 'bb725f967eff9463465bdd860c3652657e841f3d653259769cb02ac671458148', 'direktion', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('95ab1f2a01a770baecad15', 'revealed', '4039ff9ef3666e26c47d6597cf2186afa43d3722e91fcd7f60020e9a9ce9112f', '', '', 'en');
INSERT INTO public.participants VALUES ('c779a5a87e4bf7d80cdccb', 'revealed', '5984eaa4fd1149d61482e0e94443a514a7d018cf997a4345bc6a2e2d6a317bca', 'direktion', '', 'en');
INSERT INTO public.participants VALUES ('81ad294db0e72d11c9595d', 'revealed', '5642b8db7c16ee5ac0547021c703fcd225112c753e2f2f78344278ea6e75be50', '', '', 'da');
INSERT INTO public.participants VALUES ('5c8687df80f80b6509c045', 'revealed', '21a1f126aa2f5d51ad052a6e997e6d740506274092ccd3ef0b48061c41a7debf', 'direktion', '', 'da');
INSERT INTO public.participants VALUES ('b9f2cd88cc84071ffe262c', 'revealed', '8dbe1107d8f4be8ebec6f73726b327d43f52127b54a210c0b4da61f9475d3b79', 'chef', '', 'en');
INSERT INTO public.participants VALUES ('00dd4a734ced4116476088', 'revealed', 'e0b3e9f585ca039a3313d6376d4363a847f4399564fda153695b9567c39eb32b', 'direktion', '', 'en');
INSERT INTO public.participants VALUES ('6ababce746145cdf0f4b3b', 'revealed', 'fe399886671b96776e64ae217b996b3841b275339be727d2f72a50872d4c8389', 'chef', '', 'da');
INSERT INTO public.participants VALUES ('ba7e13c456c381a0490221', 'revealed', '12fc6bd2154f039323de99fadec64c08ea2bbbc63824de4d17e49acd5387090b', 'chef', '', 'da');
INSERT INTO public.participants VALUES ('b0285c73b0cac3c1960eae', 'revealed', 'e6d48778c18e43578d18f07ba4f914475e2aa564db653b40ade00fcd9b4234a4', '', '', 'da');
INSERT INTO public.participants VALUES ('cc36e581a087dd002a7f7a', 'revealed', '6fec30f975f05a4284f53fb1a12e31d4396332b67c46adc42544ecf09f95fcd6', 'chef', '', 'en');
INSERT INTO public.participants VALUES ('4c0a00d82a02796cfbee64', 'revealed', '0e7694753933e3b50c1b6da83686b3fe84cca24e572717dce7a94530005f3737', '', '', 'en');
INSERT INTO public.participants VALUES ('506b34f51cc61856a20892', 'revealed', '055caa0a3d64c48128103e9ad88234d52298b71dc62e7f8920624c18ea4c13bf', 'direktion', '', 'da');
INSERT INTO public.participants VALUES ('883d4d47db9469cec36251', 'closed', 'f756ce2ea7609f2535b6ffe77353fa679c7fca57d3c79f7b1e9c5c95b099b279', '', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('d0d35d3e48a201fddd8914', 'closed', '084585afeb4c97cca6110963b1bbba094946fdaf9c4e0f852d10a294ce27f906', 'direktion', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('8eeec132cbf0455d151dbb', 'closed', 'c0715b15bb49cf99b462aa7ecedb84f807a6a5a5d2849429ddb3f56d7005534a', 'chef', 'Ældre', 'da');
INSERT INTO public.participants VALUES ('d0c3c3f8388b3375aac90a', 'closed', '1a466ff77360111b2b6a07e94ccbf1950046990d0a0ba70c02a5f54d3f383d3f', '', 'Børn', 'en');
INSERT INTO public.participants VALUES ('c4c4da5a23aa112c9d7415', 'closed', '66f90e5cf8c1e1bc2611b8fd6c63bfd7b55eccaa5fc7a21794fec2663f405ce1', 'chef', 'Børn', 'en');
INSERT INTO public.participants VALUES ('0d7136a89c485a6561c7d3', 'closed', 'de4aa8724074b17e29e35e36f63f6ec6383a1d1952c04dae7eeac2da1907ef45', 'direktion', 'Børn', 'en');
INSERT INTO public.room_answers VALUES ('together', 'roots_1', '4', 'vi er enige', 1, '2026-11-22T09:30:00.000000+00:00');
INSERT INTO public.room_answers VALUES ('together', 'roots_2', NULL, 'mangler', 1, '2026-11-22T09:30:00.000000+00:00');
INSERT INTO public.room_answers VALUES ('together', 'stem_1', 'dont_know', '', 1, '2026-11-22T09:30:00.000000+00:00');
INSERT INTO public.workshops VALUES ('draft', '6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'Kladde Kommune', 'full', 'anonymous', '2026-11-22T09:30:00.000000+00:00', 'private', 'draft', 'da', '["Ældre", "Børn & Unge"]', 3, '2099-01-01', NULL, NULL);
INSERT INTO public.workshops VALUES ('open', '6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'Halvvejs Kommune', 'short', 'anonymous', '2026-11-22T09:30:00.000000+00:00', 'private', 'open', 'da', '["Ældre"]', NULL, '2099-01-01', 'e23e1f3a1eef98aec6b923e14720b3d574ac809af5d85722a9ea44cdf71b9f6b', '9ee3ed149b89b5207e96a72dc136b4b98e4a19afc31501566c2b20c86a9c0da938eab963eaf9e14343e313000ae4fa43f8a4ba3a08b77ba9286be5aedc9ac6b3');
INSERT INTO public.workshops VALUES ('revealed', '6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'Vist Kommune', 'short', 'anonymous', '2026-11-22T09:30:00.000000+00:00', 'private', 'revealed', 'da', '[]', 3, '2099-01-01', '7850275ef0f411617dfd7ea0b1b58f917d6931f80525893ab2187af00ae39597', 'e50d8b1104ceaec200209eeb68b48ea68f62207ed0a40c5cb76fe260ad71df8f34ba0329901e73a80d9bfe6620bbd4a41b8b259aa93a4621710df3caba341a7b');
INSERT INTO public.workshops VALUES ('closed', '6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'Åben & Lukket', 'full', 'open', '2026-11-22T09:30:00.000000+00:00', 'private', 'closed', 'en', '["Ældre", "Børn"]', NULL, '2099-01-01', '5e44302cea8519a9e598c7debf05655cc32f09ed02860d8f41c10a147c5efc83', '35f2fa9f630c10db9aea2fe2b0284ca4afda3fa78591ea0d0574c813852a657bab4c2b77cc105ed7834e988048f9899c514bad1e7650ea295a3bb2eeda35c02b');
INSERT INTO public.workshops VALUES ('together', '6950c8813bca43b6afb039e397b11fb9b2ea3ed75d571b4e18ee121dc3080c2c', 'Ærøskøbing Å', 'short', 'open', '2026-11-22T09:30:00.000000+00:00', 'together', 'open', 'da', '[]', NULL, NULL, NULL, NULL);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (participant, statement);
ALTER TABLE ONLY public.desks
    ADD CONSTRAINT desks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops
    ADD CONSTRAINT one_code UNIQUE (code);
ALTER TABLE ONLY public.workshops
    ADD CONSTRAINT one_link UNIQUE (link);
ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_token_key UNIQUE (token);
ALTER TABLE ONLY public.room_answers
    ADD CONSTRAINT room_answers_pkey PRIMARY KEY (workshop, statement);
ALTER TABLE ONLY public.workshops
    ADD CONSTRAINT workshops_pkey PRIMARY KEY (id);
CREATE INDEX ix_participants_workshop ON public.participants USING btree (workshop);
CREATE INDEX ix_workshops_desk ON public.workshops USING btree (desk);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_participant_fkey FOREIGN KEY (participant) REFERENCES public.participants(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_workshop_fkey FOREIGN KEY (workshop) REFERENCES public.workshops(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.room_answers
    ADD CONSTRAINT room_answers_workshop_fkey FOREIGN KEY (workshop) REFERENCES public.workshops(id) ON DELETE CASCADE;
