offices-title = Offices
