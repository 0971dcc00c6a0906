/** Countries whose numbers the operator may rent out, by where consumer law and value added tax differ. */
export const EU_COUNTRIES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);

export const OTHER_COUNTRIES = (
  'AE AR AU BR CA CH CI CL CM CN CO CR DO DZ EC EG GB GE GG GH GI GP GF HK ID IL IM IN IS JE JM JP KE KR KZ LI LK MA MC MG ' +
  'MQ MU MX MY NG NO NZ PA PE PH PK PR QA RE RS RU SA SG SN TH TN TR TW UA US UY VE VN YT ZA'
).split(' ');
