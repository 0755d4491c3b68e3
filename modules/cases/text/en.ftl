# Social casework
cases-name = Cases
