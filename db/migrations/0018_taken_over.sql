-- How many matters a time-out took a level up lately, for the page of supervision.
CREATE INDEX matter_unit_taken_over ON matter_unit (county, since, unit_id, matter_id)
    WHERE part = 'supervisor';
